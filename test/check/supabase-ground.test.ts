import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { check } from '../../src/check.js';
import { prepareRequests } from '../../src/request.js';
import { enginesHere } from '../support/engines-here.js';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'drydock-supabase-'));
  mkdirSync(join(cwd, 'supabase/migrations'), { recursive: true });
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

const profiles = `CREATE TABLE public.profiles (
  id uuid PRIMARY KEY REFERENCES auth.users ON DELETE CASCADE,
  name text
);
ALTER TABLE public.profiles ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.profiles FOR ALL TO authenticated USING ((SELECT auth.uid()) = id);
CREATE FUNCTION public.on_user() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  INSERT INTO public.profiles (id, name) VALUES (new.id, new.raw_user_meta_data ->> 'name');
  RETURN new;
END $$;
CREATE TRIGGER on_user AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION public.on_user();
INSERT INTO storage.buckets (id, name) VALUES ('avatars', 'avatars');
CREATE POLICY avatars ON storage.objects FOR INSERT TO anon, authenticated
  WITH CHECK (bucket_id = 'avatars' AND (storage.foldername(name))[1] = auth.uid()::text);
ALTER PUBLICATION supabase_realtime ADD TABLE public.profiles;
GRANT SELECT ON public.profiles TO anon, service_role;
`;

async function failuresOf(engine: string, config: string): Promise<readonly string[]> {
  writeFileSync(join(cwd, 'supabase/migrations/20260101000000_profiles.sql'), profiles);
  writeFileSync(join(cwd, 'setup.sql'), 'SELECT 1;');
  writeFileSync(join(cwd, 'drydock.yml'), config);
  const [request] = await prepareRequests(cwd, { mode: 'check', paths: [], engine });
  expect(request.framework.tool.name).toBe('supabase');
  const { report } = await check(request, { version: '0', clock: () => 0, progress: () => undefined });
  return report.migrations.map(({ apply }) => apply.error ?? apply.status);
}

it.each(enginesHere)('what Supabase has is there on the %s engine', async (engine) => {
  expect(await failuresOf(engine, '')).toEqual(['applied']);
  expect(await failuresOf(engine, 'setup: setup.sql')).toEqual(['schema "auth" does not exist']);
});
