import { hasRedis } from './redis-server.ts'

/** Once for a run. */
export default function setup(): void {
  if (hasRedis) return
  console.warn(
    'The tests of @cqhttp/stores/redis did not run: they need redis-server on the path ' +
      '(Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis)',
  )
}
