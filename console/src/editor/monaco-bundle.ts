/** Everything of the editor that the console uses, as one lazy chunk. */
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/features/json/register';

// biome-ignore lint/performance/noBarrelFile: this file is the boundary of a chunk, loaded as a whole
export * as monaco from 'monaco-editor/editor';
export { jsonDefaults } from 'monaco-editor/languages/features/json/register';
