const { dest, src, task } = require('gulp');

// n8n-node build copies svg files as well; this task alone is enough after a plain `tsc`.
task('build:icons', () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons')));
