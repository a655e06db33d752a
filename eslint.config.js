import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const PURE = 'The engine is a pure function of its arguments:';

// Biome formats, orders imports and runs the plain rules. Only what needs the compiler is here.
export default defineConfig(
  globalIgnores(['**/dist/', '.cache/', 'eslint.config.js', '**/*.cjs']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    extends: [tseslint.configs.strictTypeCheckedOnly],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 600 }],
      // An async signature is often what the caller asks for, with or without something to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    // These rules do not see a cast that is written in JSDoc.
    files: ['**/*.mjs'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-return': 'off' },
  },
  {
    files: ['**/*.test.{ts,tsx,mjs}', 'test/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 800 }] },
  },
  {
    files: ['engine/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'console', message: `${PURE} return diagnostics instead of printing.` },
        { name: 'process', message: `${PURE} take what you need as an argument.` },
        { name: 'performance', message: `${PURE} time is measured by the caller.` },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: `${PURE} take the instant as an argument ("asOf").` },
        { object: 'Math', property: 'random', message: `${PURE} take a seed as an argument.` },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: `${PURE} take the instant as an argument ("asOf").`,
        },
        {
          selector: 'CallExpression[callee.name="Date"]',
          message: `${PURE} take the instant as an argument ("asOf").`,
        },
      ],
    },
  },
  {
    files: ['console/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
);
