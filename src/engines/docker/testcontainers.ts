/**
 * The door to testcontainers. A dynamic import of a CommonJS package has no named exports in the bundle: hence a
 * module of our own in between, which is the chunk that is loaded where the docker engine is chosen.
 */
export { PostgreSqlContainer } from '@testcontainers/postgresql';
export { getContainerRuntimeClient, ImageName } from 'testcontainers';
export { getAuthConfig } from 'testcontainers/build/container-runtime/auth/get-auth-config.js';
