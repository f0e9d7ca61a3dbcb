// What tools around the sandbox need besides it, such as the page of `@cqhttp/playground`: data and
// small functions, which run in browsers too.
export { profiles } from './profiles/profiles.ts'
export { eventName } from './wire/event-name.ts'
export { toDataUrl } from './world/media-file.ts'
export { redactSecrets } from './wire/redact.ts'
export { isJsonObject, isTooDeep, type JsonObject } from './json.ts'
