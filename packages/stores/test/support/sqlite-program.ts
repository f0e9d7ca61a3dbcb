// `node sqlite-program.ts <path> claim` claims 300 keys when its input ends, and prints its own;
// `node sqlite-program.ts <path> write <prefix>` writes, and prints each key that is written.
import { once } from 'node:events'

import { sqliteStore } from '../../src/sqlite.ts'

const [path = '', what, argument = ''] = process.argv.slice(2)

if (what === 'claim') {
  console.log()
  await once(process.stdin.resume(), 'end')
  const store = sqliteStore(path)
  for (let i = 0; i < 300; i++) {
    const { state } = store.claim(`key-${i}`, 60_000)
    if (state === 'claimed') console.log(`key-${i}`)
    await new Promise(setImmediate)
  }
} else {
  const store = sqliteStore(path)
  for (let i = 0; ; i++) {
    const key = argument + i
    store.set(key, key)
    store.finish(key, key, 60_000)
    console.log(key)
    if (i % 10 === 0) await new Promise(setImmediate)
  }
}
