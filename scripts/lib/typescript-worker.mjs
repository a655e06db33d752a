// Starts a worker thread from a TypeScript program, the URL of which is its one argument.
import { register } from 'tsx/esm/api';

register();
const [program = ''] = process.argv.slice(2);
await import(program);
