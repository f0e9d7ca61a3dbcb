import { expect, test } from 'vitest'

import { checkApiRoot, type Surroundings } from '../src/api-root.ts'

const deployed: Surroundings = { isDeployed: true, allowsPorts: true }
const local: Surroundings = { isDeployed: false, allowsPorts: true }
const old: Surroundings = { isDeployed: true, allowsPorts: false }
const localOld: Surroundings = { isDeployed: false, allowsPorts: false }
const unknown: Surroundings = { isDeployed: false, allowsPorts: undefined }

test.each<[apiRoot: string, surroundings: Surroundings]>([
  ['https://bot.example', deployed],
  ['https://bot.example', old],
  ['https://bot.example:443/api/', old],
  ['http://bot.example:80', old],
  ['https://bot.example:5700', deployed],
  ['https://bot.example:5700', unknown],
  ['https://1.2.3.4.example', deployed],
  ['https://localhost.example', deployed],
  ['https://localhost.example', local],
  ['http://127.0.0.1:5700', local],
  ['http://127.0.0.1:5700', localOld],
  ['http://127.1.2.3', local],
  ['http://[::1]:5700', localOld],
  ['http://0.0.0.0:5700', localOld],
  ['http://localhost:5700', localOld],
  ['http://bot.localhost:5700', localOld],
  ['no URL', deployed],
])('says nothing about %s in %o', (apiRoot, surroundings) => {
  expect(checkApiRoot(apiRoot, surroundings)).toEqual([])
})

test.each<[apiRoot: string, surroundings: Surroundings, ...warnings: RegExp[]]>([
  ['http://203.0.113.7', deployed, /bare IP address 203\.0\.113\.7,.*host name/],
  ['http://203.0.113.7', local, /bare IP address/],
  ['http://203.0.113.7', unknown, /bare IP address/],
  ['http://192.168.1.5:5700', local, /bare IP address 192\.168\.1\.5/],
  ['http://3405803783:5700/', local, /bare IP address 203\.0\.113\.7/],
  ['http://[2001:db8::7]:5700', deployed, /bare IP address \[2001:db8::7\]/],
  ['http://127.0.0.1:5700', deployed, /127\.0\.0\.1, which no deployed Worker reaches/],
  ['http://[::1]:5700', old, /\[::1\], which no deployed Worker reaches/],
  ['https://localhost', old, /localhost, which no deployed Worker reaches/],
  ['https://bot.example:5700', old, /port 5700.* takes port 443 instead; set compatibility_date/],
  ['http://bot.example:5700/api', localOld, /port 5700.* takes port 80 instead/],
  ['https://bot.example:80', old, /port 80.* takes port 443/],
  ['http://203.0.113.7:5700', old, /bare IP address/, /port 5700/],
])('warns about %s in %o', (apiRoot, surroundings, ...warnings) => {
  expect(checkApiRoot(apiRoot, surroundings)).toEqual(
    warnings.map((warning) => expect.stringMatching(warning)),
  )
})
