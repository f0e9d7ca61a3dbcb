import { describe, expect, test } from 'vitest'
import { isBareAddress, isLoopback, isPrivate } from '../../src/doctor/address.ts'

const hostOf = (url: string): string => new URL(url).hostname

describe('hosts', () => {
  test.each([
    ['http://127.0.0.1:80', true, true, true],
    ['http://127.1', true, true, true],
    ['http://localhost:8080', true, true, false],
    ['http://bot.localhost', true, true, false],
    ['http://[::1]:8080', true, true, true],
    ['http://0.0.0.0', false, true, true],
    ['http://192.168.1.2', false, true, true],
    ['http://10.0.0.1', false, true, true],
    ['http://172.16.0.1', false, true, true],
    ['http://172.31.255.1', false, true, true],
    ['http://172.32.0.1', false, false, true],
    ['http://100.64.0.1', false, true, true],
    ['http://100.128.0.1', false, false, true],
    ['http://169.254.1.1', false, true, true],
    ['http://[fd00::1]', false, true, true],
    ['http://[fe80::1]', false, true, true],
    ['http://[2001:db8::1]', false, false, true],
    ['http://8.8.8.8', false, false, true],
    ['http://napcat:3000', false, true, false],
    ['http://host.docker.internal', false, true, false],
    ['http://nas.local', false, true, false],
    ['https://bot.example.com', false, false, false],
    ['https://10.example.com', false, false, false],
    ['https://localhost.example.com', false, false, false],
  ])('%s: of this machine %s, private %s, bare %s', (url, loopback, isOfNetwork, bare) => {
    const host = hostOf(url)
    expect([isLoopback(host), isPrivate(host), isBareAddress(host)]).toEqual([
      loopback,
      isOfNetwork,
      bare,
    ])
  })
})
