import { AwsV4Signer } from 'aws4fetch'
import { expect, test, vi } from 'vitest'

import { signHeaders } from '../src/aws-signature.ts'

const NAMES = ['authorization', 'x-amz-date', 'x-amz-security-token']

// `aws4fetch`, which leaves out the content type.
test.each([
  ['https://dynamodb.eu-west-1.amazonaws.com/', 'token', '{}'],
  ['https://dynamodb.cn-north-1.amazonaws.com.cn', undefined, '{"TableName":"bots"}'],
  ['http://127.0.0.1:8000', 'to+k/en==', '{"S":"\u4f60\ud83d\udc4b\\u0000"}'],
  ['https://localhost:4566/', '', ''],
])('signs for %s as another library does', async (address, sessionToken, body) => {
  vi.useFakeTimers({ now: 1_790_000_000_123, toFake: ['Date'] })
  try {
    const url = new URL(address)
    const credentials = { accessKeyId: 'AKID', secretAccessKey: 'sec/ret+', sessionToken }
    const headers = { 'x-amz-target': 'DynamoDB_20120810.PutItem' }
    const signed = signHeaders({ url, headers, body }, credentials, 'eu-west-1', 'dynamodb')
    const signer = new AwsV4Signer({
      ...credentials,
      sessionToken: sessionToken ?? '',
      method: 'POST',
      url: address,
      headers,
      body,
      region: 'eu-west-1',
      service: 'dynamodb',
    })
    const other = Object.fromEntries((await signer.sign()).headers)
    for (const name of NAMES) expect(signed[name]).toBe(other[name])
    expect(signed['host']).toBe(url.host)
  } finally {
    vi.useRealTimers()
  }
})
