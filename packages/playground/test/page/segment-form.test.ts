import { expect, test } from 'vitest'
import { askedFields, segmentForms, toSegment } from '../../page/src/chat/dialogs/segment-form.ts'

const begin = (kind: keyof typeof segmentForms): Record<string, string> =>
  Object.fromEntries(segmentForms[kind].fields.map(({ name, value }) => [name, value]))

test('what is asked for makes a segment, and what is left empty is left out', () => {
  expect(
    toSegment('share', { ...begin('share'), url: ' https://a.example/ ', content: '' }),
  ).toEqual({
    type: 'share',
    data: { url: 'https://a.example/', title: 'Example Domain' },
  })
  expect(toSegment('location', begin('location')).data).toMatchObject({ lat: '39.9087' })
  expect(toSegment('contact', { type: 'group', id: '20002' })).toEqual({
    type: 'contact',
    data: { type: 'group', id: '20002' },
  })
})

test('music from elsewhere has other fields, and none of those that are not asked for', () => {
  const values = { ...begin('music'), type: 'custom', title: 'A song' }
  expect(askedFields('music', values).map(({ name }) => name)).toEqual([
    'type',
    'url',
    'audio',
    'title',
    'content',
  ])
  expect(toSegment('music', values).data).not.toHaveProperty('id')
  expect(toSegment('music', begin('music'))).toEqual({
    type: 'music',
    data: { type: '163', id: '28949129' },
  })
})
