// Whom it is for
export { toMe, type ToMe, type ToMeOptions } from './to-me.ts'
export {
  and,
  between,
  type Filter,
  from,
  inGroup,
  inPrivate,
  not,
  or,
  role,
  text,
  when,
} from './filters.ts'
export { chatKey, type ChatSource, memberKey } from './chat-key.ts'
export type { FoundListener } from './listener.ts'

// What is asked for
export {
  type CommandHandler,
  type CommandOptions,
  type Commands,
  commands,
  type CommandsOptions,
} from './commands.ts'
export type { ArgumentKinds } from './argument-kinds.ts'
export type { ArgumentsOf } from './arguments.ts'
export type { Language } from './language.ts'
export { type Flow, flow, type FlowOptions, type StepInput, type StepResult } from './flow.ts'
