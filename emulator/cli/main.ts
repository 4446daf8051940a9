import { run } from './run.ts'

// Not awaited: the build makes a script of it, and scripts wait for nothing.
void run(process.argv.slice(2))
