// Runs before every test file and before n8n-core is loaded: n8n-core writes an encryption key to
// <N8N_USER_FOLDER>/.n8n/config, which must not be the developer's own.
const { mkdtempSync } = require('node:fs');
const { join } = require('node:path');

process.env.N8N_USER_FOLDER ??= mkdtempSync(join(process.env.TEST_RUN_FOLDER, 'n8n-'));
process.env.N8N_ENCRYPTION_KEY ??= 'key-of-the-test-run';
process.env.N8N_LOG_LEVEL ??= 'silent';
process.env.N8N_DIAGNOSTICS_ENABLED ??= 'false';
