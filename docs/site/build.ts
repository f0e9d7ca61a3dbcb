import { join } from 'node:path'

import { build } from 'vitepress'

import { root } from './repository.ts'
import { writeSite } from './write-site.ts'

await writeSite()
await build(join(root, 'docs'))
