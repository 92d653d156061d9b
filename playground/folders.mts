// Where the playground keeps things. All of it is below playground/.runtime, which git ignores; the folder has
// a dot because the build of the package copies every png and svg that it finds outside folders with one.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The playground's own source folder. */
export const PLAYGROUND = fileURLToPath(new URL('.', import.meta.url));

/** The repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** n8n and the Node.js that runs it. */
export const RUNTIME = join(PLAYGROUND, '.runtime');

/** What n8n remembers between starts: its database, its encryption key, the installed package. */
export const HOME = join(RUNTIME, 'home');

/** The same for the n8n that tests run in: a new one at each run, so that no demo data gets in the way. */
export const TEST_HOME = join(RUNTIME, 'home-of-tests');

/** Logs of the running parts, rewritten at each start. */
export const LOGS = join(RUNTIME, 'logs');

/** The packed packages. */
export const TARBALLS = join(RUNTIME, 'tarball');
