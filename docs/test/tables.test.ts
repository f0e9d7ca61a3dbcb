import { expect, test } from 'vitest'

import { readData } from '../../packages/dialects/generator/data.ts'
import { languages } from '../site/repository.ts'
import { actionNames, describeActions, describeEvents, eventNames } from '../site/tables.ts'

const data = readData()

test.each(languages)('every action is described (%s)', (language) => {
  expect(Object.keys(describeActions(data, language)).toSorted()).toEqual(actionNames(data))
})

test('every event is described', () => {
  expect(Object.keys(describeEvents()).toSorted()).toEqual(eventNames(data))
})
