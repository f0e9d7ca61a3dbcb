import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'

import { configDefaults, defineConfig } from 'vitest/config'

// Many of the tests start programs in TypeScript, which each would strip of its types and compile anew.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/node')

// One project for each package of the workspace that has tests, and for what is published, named after
// its folder.
const roots = globSync([
  'packages/*/package.json',
  'examples/*/package.json',
  'tests/package.json',
  'tests/built/setup.ts',
  'bench/package.json',
  'docs/package.json',
])

const setups: Record<string, string> = {
  // Of the tests with a browser.
  tests: 'tests/support/page/setup.ts',
  // Of the tests of what is published.
  'tests/built': 'tests/built/setup.ts',
  'packages/create-cqhttp': 'packages/create-cqhttp/build-templates.ts',
  'packages/stores': 'packages/stores/test/support/setup.ts',
}

/** What looks like the tests of a project, and is not. */
const excluded: Record<string, string[]> = {
  // A project of its own.
  tests: ['built/**'],
  // Copies of the tests of the examples.
  'packages/create-cqhttp': ['templates/**'],
}

export default defineConfig({
  test: {
    // Real servers, runtimes, browsers and bundlers start in these tests, beside each other.
    testTimeout: 40_000,
    hookTimeout: 40_000,
    // The default is one fewer than there are cores; but much of the time is spent on waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      ...roots.map(dirname).map((root) => ({
        extends: true as const,
        root,
        test: {
          name: root,
          exclude: [...configDefaults.exclude, ...(excluded[root] ?? [])],
          globalSetup: setups[root] ? join(import.meta.dirname, setups[root]) : [],
          // To start each file afresh takes longer than most of these files.
          isolate: !root.startsWith('packages'),
        },
      })),
      {
        // One compiler run for the type tests of all packages.
        extends: true,
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['{packages,examples}/*/test/**/*.test-d.ts', 'tests/**/*.test-d.ts'],
            tsconfig: './tsconfig.json',
          },
        },
      },
    ],
  },
})
