import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { eventTypes } from '@cqhttp/core'
import { expect, test } from 'vitest'
import { readData } from '../generator/data.ts'
import { generateFiles } from '../generator/files.ts'
import { format } from '../generator/format.ts'

const SRC = join(import.meta.dirname, '../src')

test('the committed files are what the data gives', () => {
  const committed = new Map(
    readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(SRC, path), 'utf8')]),
  )
  const generated = format(generateFiles(readData()))
  expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(generated))
})

test('every action and every parameter has a description', () => {
  const { descriptions, dialects } = readData()
  const lacking = dialects.flatMap(({ actions }) =>
    Object.entries(actions).flatMap(([action, { params }]) => [
      ...(descriptions.actions[action] === undefined ? [action] : []),
      ...Object.keys(params)
        .map((param) => param.replace(/\?$/, ''))
        .filter(
          (param) =>
            (descriptions.params[`${action}.${param}`] ?? descriptions.params[param]) === undefined,
        )
        .map((param) => `${action}.${param}`),
    ]),
  )
  expect([...new Set(lacking)]).toEqual([])
})

test('the events of the standard are those of core', () => {
  const { standardEvents } = readData()
  const names = Object.entries(eventTypes).flatMap(([post, details]) =>
    Object.entries(details as Record<string, readonly string[]>).flatMap(([detail, subTypes]) =>
      subTypes.length === 0 || detail === 'notify'
        ? [
            ...subTypes.map((subType) => `${post}.${detail}.${subType}`),
            ...(subTypes.length === 0 ? [`${post}.${detail}`] : []),
          ]
        : subTypes.map((subType) => `${post}.${detail}.${subType}`),
    ),
  )
  expect(Object.values(standardEvents).flat().toSorted()).toEqual(names.toSorted())
})
