/** Version of the server; the packages of the workspace share one. */
import { createRequire } from 'node:module';
import { z } from 'zod';

const Manifest = z.object({ version: z.string() });

// The same path from `src` and from `dist`.
export const VERSION: string = Manifest.parse(createRequire(import.meta.url)('../package.json')).version;
