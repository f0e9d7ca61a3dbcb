export { runCli, type RunOptions } from './main.ts'
