import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { installFonts } from './fonts.ts'

const tests = fileURLToPath(new URL('../..', import.meta.url))
const isCarried = process.platform === 'linux' && process.arch === 'x64'

const ARGS = [
  // Nothing outside this machine can be reached: the page must work offline.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  '--no-proxy-server',
  '--disable-gpu',
  '--font-render-hinting=none',
]

/**
 * Starts a headless Chromium, with a profile of its own: on Linux x64 the one that an npm package
 * carries, elsewhere the Chrome of the machine.
 */
export async function launchChromium(): Promise<Browser> {
  if (!isCarried) return launchInstalled()
  const folder = await carriedFolder()
  // With the libraries that the package brings, which a slim container lacks.
  const { LD_LIBRARY_PATH: libraries } = process.env
  return chromium.launch({
    args: ARGS,
    executablePath: `${folder}/chromium`,
    env: definedOnly({
      ...process.env,
      FONTCONFIG_FILE: `${folder}/noto/fonts.conf`,
      LD_LIBRARY_PATH: [`${folder}/al2023/lib`, ...(libraries ? [libraries] : [])].join(':'),
    }),
  })
}

async function launchInstalled(): Promise<Browser> {
  try {
    return await chromium.launch({ args: ARGS, channel: 'chrome' })
  } catch (cause) {
    throw new Error(
      'The tests of the page need Google Chrome on this machine: install it ' +
        '(https://www.google.com/chrome/). Only on Linux x64 they bring a browser of their own.',
      { cause },
    )
  }
}

/**
 * Unpacks the browser unless that is done already, about 2 s. Several processes may do so at once:
 * what has the final name is complete.
 */
export async function unpackChromium(): Promise<void> {
  if (!isCarried) return
  const folder = await carriedFolder()
  if (existsSync(folder)) return
  await mkdir(dirname(folder), { recursive: true })
  const staging = await mkdtemp(`${folder}-`)
  try {
    // The package unpacks into TMPDIR, and its libraries only if it thinks it is on Lambda. It runs
    // in a process of its own, so that only this one sees these variables.
    const program = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: tests,
      env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    })
    await installFonts(`${staging}/noto`, `${folder}/noto`)
    await rename(staging, folder)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    // Another process was faster.
    if (!existsSync(folder)) throw error
  }
}

/** Within the clone, so that no other user of the machine can have put a program there. */
async function carriedFolder(): Promise<string> {
  const about = `${tests}node_modules/@sparticuz/chromium/package.json`
  const { version } = JSON.parse(await readFile(about, 'utf8')) as { version: string }
  return `${tests}node_modules/.cache/chromium/${version}`
}

function definedOnly(env: NodeJS.ProcessEnv): NonNullable<LaunchOptions['env']> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
