import { build } from 'vitepress'

import { writeSite } from './write-site.ts'

await writeSite()
await build(new URL('..', import.meta.url).pathname)
