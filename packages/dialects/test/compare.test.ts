import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ActionData, readDialect } from '../generator/data.ts'
import { compare } from '../generator/differences.ts'
import { readOpenApi } from '../generator/openapi.ts'

/** The OpenAPI file of these actions: the schema of the parameters and of the result. */
function openApi(actions: Record<string, { params?: object; result?: object; deprecated?: true }>) {
  const paths = Object.entries(actions).map(([action, { params, result, deprecated }]) => [
    `/${action}`,
    {
      post: {
        deprecated: deprecated ?? false,
        requestBody: { content: { 'application/json': { schema: params ?? { type: 'object' } } } },
        responses: {
          200: {
            content: {
              'application/json': {
                schema: {
                  allOf: [
                    { $ref: '#/components/schemas/BaseResponse' },
                    { type: 'object', properties: { data: result ?? { type: 'null' } } },
                  ],
                },
              },
            },
          },
        },
      },
    },
  ])
  const schemas = {
    BaseResponse: { type: 'object', properties: { status: { type: 'string' } } },
    OB11User: {
      type: 'object',
      properties: { user_id: { type: 'number' } },
      required: ['user_id'],
    },
  }
  return JSON.stringify({
    openapi: '3.1.0',
    paths: Object.fromEntries(paths),
    components: { schemas },
  })
}

const poke = {
  params: {
    type: 'object',
    properties: { user_id: { type: 'string' }, count: { default: 20, type: 'number' } },
    required: ['user_id', 'count'],
  },
}
const row: ActionData = { params: { user_id: 'Id', 'count?': 'number = 20' }, result: 'null' }

describe('a new OpenAPI file', () => {
  test('that says the same changes nothing', () => {
    const { added, changed, gone } = compare(
      { send_poke: row },
      readOpenApi(openApi({ send_poke: poke })),
    )
    expect([added, [...changed], gone]).toEqual([[], [], []])
  })

  test('may add actions and lack some', () => {
    const described = readOpenApi(openApi({ send_hug: poke }))
    expect(compare({ send_poke: row }, described)).toMatchObject({
      added: ['send_hug'],
      gone: ['send_poke'],
    })
  })

  test('does not lack what it never had', () => {
    const described = readOpenApi(openApi({}))
    expect(compare({ send_poke: { ...row, openapi: null } }, described).gone).toEqual([])
  })

  test.each([
    ['adds a parameter', { note: { type: 'string' } }, [], 'note is new: string'],
    [
      'requires what was optional',
      { count: { type: 'number' } },
      ['count'],
      'count is required now',
    ],
    [
      'changes a default',
      { count: { default: 50, type: 'number' } },
      [],
      'count: number = 20 → number = 50',
    ],
    [
      'changes a type',
      { count: { default: 20, anyOf: [{ type: 'number' }, { type: 'string' }] } },
      [],
      'count: number = 20 → number | string = 20',
    ],
    [
      'has a list',
      { count: { type: 'array', items: { enum: ['a', 'b'] } } },
      [],
      "count: number = 20 → ('a' | 'b')[]",
    ],
  ])('that %s says so', (_, properties, required, line) => {
    const params = {
      type: 'object',
      properties: { ...poke.params.properties, ...properties },
      required: ['user_id', ...required],
    }
    const { changed } = compare({ send_poke: row }, readOpenApi(openApi({ send_poke: { params } })))
    expect(changed.get('send_poke')).toContain(line)
  })

  test('that drops a parameter or deprecates an action says so', () => {
    const params = {
      type: 'object',
      properties: { user_id: { type: 'string' } },
      required: ['user_id'],
    }
    const described = readOpenApi(openApi({ send_poke: { params, deprecated: true } }))
    expect(compare({ send_poke: row }, described).changed.get('send_poke')).toEqual([
      'count is gone',
      'is deprecated',
    ])
  })

  test('is compared in its results, through references and lists', () => {
    const data = {
      get_friend_list: { params: {}, result: [{ user_id: 'Id', nickname: 'string' }] as const },
    }
    const result = { type: 'array', items: { $ref: '#/components/schemas/OB11User' } }
    const described = readOpenApi(openApi({ get_friend_list: { result } }))
    expect(compare(data, described).changed.get('get_friend_list')).toEqual([
      'result.nickname is gone',
    ])
  })

  test('is compared with what the last one said, where the code says otherwise', () => {
    const taken = { ...row, params: { user_id: 'Id' }, openapi: { params: row.params } }
    const described = readOpenApi(openApi({ send_poke: poke }))
    expect(compare({ send_poke: taken }, described).changed.size).toBe(0)
  })

  test('that is none is refused', () => {
    expect(() => readOpenApi('{}')).toThrow('has no paths')
    expect(() => readOpenApi('null')).toThrow('has no paths')
  })

  test('whose schemas lead back to themselves ends', () => {
    const loop = { type: 'object', properties: { next: { $ref: '#/components/schemas/Loop' } } }
    const text = JSON.stringify({
      ...(JSON.parse(openApi({ a: { result: { $ref: '#/components/schemas/Loop' } } })) as object),
      components: { schemas: { Loop: loop } },
    })
    expect(readOpenApi(text).get('a')?.params).toEqual({})
  })
})

describe('the command', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('prints what was added, changed and gone', () => {
    const path = join(folder, 'openapi.json')
    writeFileSync(path, openApi({ send_poke: poke, send_hug: poke }))
    const command = join(import.meta.dirname, '../generator/compare.ts')
    const text = execFileSync(process.execPath, [command, path], { encoding: 'utf8' })
    expect(text).toContain('added (1)\n  send_hug\n')
    expect(text).toContain('changed (')
    expect(text).toContain('    count is new: number = 20\n')
    const known = Object.values(readDialect('napcat').actions).filter(
      ({ openapi }) => openapi !== null,
    )
    expect(text).toContain(`gone (${known.length - 1})\n`)
  })
})
