// What ESLint asks of the scripts of the site, of their tests and of the tools beside this file.
// It finds mistakes; how the code is laid out is up to who writes it.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import globals from 'globals';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const rules = {
  ...js.configs.recommended.rules,
  'complexity': ['error', 8],
  'consistent-return': 'off', // `return point();` leaves a function early here
  'curly': ['error', 'multi-line'],
  'eqeqeq': 'error',
  'max-depth': ['error', 3],
  'max-lines': ['error', 160],
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-param-reassign': 'error',
  'no-shadow': 'error',
  'no-unused-expressions': 'error',
  'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-arrow-callback': 'error',
  'prefer-const': 'error',
};

export default [
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    // The pieces of a script share one scope. Each says itself what it needs of the others (global)
    // and what it gives them (exported); tests/pages/test_assets.py holds the two against each other.
    files: ['stemhulp/**/*.js'],
    languageOptions: { ecmaVersion: 2022, sourceType: 'script', globals: globals.browser },
    rules: { ...rules, strict: ['error', 'global'] },
  },
  {
    files: ['tests/**/*.mjs'],
    languageOptions: { ecmaVersion: 2022, sourceType: 'module', globals: globals.node },
    rules,
  },
].map((part) => ({ basePath: root, ...part }));
