/** Prints the module of `band-kernels.wat` as TypeScript: what a program can import wherever it runs. */
import { readFileSync } from 'node:fs';
import assembler from 'wabt';
import { fromRoot } from './paths.mjs';

const WIDTH = 24;
const source = 'engine/src/evaluate/columns/simd/band-kernels.wat';
const wabt = await assembler();
const { buffer } = wabt.parseWat(source, readFileSync(fromRoot(source), 'utf8'), { simd: true }).toBinary({});
const rows = Array.from({ length: Math.ceil(buffer.length / WIDTH) }, (_, row) =>
  buffer.slice(row * WIDTH, (row + 1) * WIDTH).join(', '),
);
process.stdout.write(`/** The module of band-kernels.wat, made by "npm run generate". */
// biome-ignore format: bytes, a row of ${WIDTH}.
export const BAND_KERNELS = Uint8Array.of(
${rows.map((row) => `  ${row},`).join('\n')}
);
`);
