import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'banner-in-dev-file',
  summary: 'A file for development promises to be a SAFE PRODUCTION MIGRATION',
  severity: 'error',
  category: 'banner',
  why: 'A file for development may drop and rebuild what it likes, because production never runs it, and so the destructive rules are silent about it. With the banner above it the next reader takes it for the production file and runs it there.',
  instead:
    'Take the banner away, or move what is meant for production into a file whose name does not end in _dev.sql.',
  claim: { unprovable: 'The banner and the name of a file mean nothing to Postgres.' },
  script({ script, project }) {
    if (!script.dev || !script.banner) return undefined;
    const { bannerText } = project.settings;
    return {
      message: `${script.file} is a file for development and carries the banner ${bannerText}.`,
      at: script.banner.region,
    };
  },
});
