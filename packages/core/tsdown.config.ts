import { defineConfig } from 'tsdown'

import shared from '../../tsdown.config.ts'

export default defineConfig([
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      adapter: 'src/adapter.ts',
      files: 'src/files/index.ts',
      forward: 'src/forward/index.ts',
      opentelemetry: 'src/operation/opentelemetry.ts',
      operation: 'src/operation.ts',
      queue: 'src/queue.ts',
      schedule: 'src/schedule.ts',
      socket: 'src/socket.ts',
      state: 'src/state/memory-state-store.ts',
      testing: 'src/testing/index.ts',
      wiring: 'src/http/wiring.ts',
    },
    // The API snapshot finds what the entries share only under this extension, and mentions its
    // names.
    fixedExtension: true,
    hash: false,
    outputOptions: { minifyInternalExports: false },
  },
  // What the names with a `#` stand for: published, but not part of the API.
  {
    ...shared,
    entry: [
      'src/base/encoding*.ts',
      'src/base/hmac-*.ts',
      'src/files/disk.ts',
      'src/files/disk-node.ts',
      'src/api/ky-*.ts',
      'src/api/sent*.ts',
      'src/http/decoded*.ts',
    ],
    root: 'src',
    dts: false,
    plugins: [],
  },
])
