// The bot
export { CQHttp } from './cqhttp.ts'
export type { CQHttpOptions, InboxOptions } from './options.ts'
export type { Bot } from './handling/bot.ts'
export type { Delivered } from './handling/hand-in.ts'
export type { Logger } from './base/logger.ts'
export type {
  AnyEventName,
  DeliveryHandler,
  DeliveryReport,
  ErrorHandler,
  Handler,
  HandlerContext,
  Hook,
} from './handling/handler.ts'
export type { Sending, SendingHook, SendParams, SendTarget } from './reply/send.ts'
export type { BotRouter } from './http/route.ts'

// Events
export { type CustomEvent, custom, type CustomEventName } from './events/event-names.ts'
export {
  eventTypes,
  type DetailName,
  type Event,
  type EventName,
  type EventOf,
} from './events/event-names.ts'
export type { EventBase } from './events/event-base.ts'
export type {
  Anonymous,
  DiscussMessageEvent,
  GroupMessageEvent,
  GroupSender,
  MessageEvent,
  PrivateMessageEvent,
  PrivateSender,
} from './events/message.ts'
export type {
  FriendAddNotice,
  FriendRecallNotice,
  GroupAdminNotice,
  GroupBanNotice,
  GroupDecreaseNotice,
  GroupIncreaseNotice,
  GroupRecallNotice,
  GroupUploadNotice,
  HonorNotice,
  LuckyKingNotice,
  NoticeEvent,
  PokeNotice,
  UploadedFile,
} from './events/notice.ts'
export type { FriendRequest, GroupRequest, RequestEvent } from './events/request.ts'
export type { HeartbeatEvent, HeartbeatStatus, LifecycleEvent, MetaEvent } from './events/meta.ts'
export { type Id, sameId } from './base/id.ts'
export type {
  DiscussMessageOperation,
  FriendRequestOperation,
  GroupMessageOperation,
  GroupRequestOperation,
  HandlerResult,
  PrivateMessageOperation,
  QuickOperation,
  QuickOperationOf,
} from './reply/quick-operation.ts'

// Messages
export { segment } from './message/segment-builders.ts'
export type {
  ImageOptions,
  MediaFile,
  MediaOptions,
  RecordOptions,
  SegmentBuilders,
} from './message/segment-builders.ts'
export {
  type CustomSegment,
  isSegment,
  type Message,
  type Segment,
  type SegmentData,
  type SegmentOf,
  type SegmentType,
  type StandardSegment,
} from './message/segment.ts'
export { message, type TemplateValue } from './message/template.ts'
export { plainText } from './message/plain-text.ts'
export { escapeCqCode, formatCqCode, parseCqCode, unescapeCqCode } from './message/cq-code.ts'

// Delivered once
export { memoryStore, type MemoryStoreOptions } from './inbox/memory-store.ts'
export type { Claim, InboxStore } from './inbox/store.ts'

// State
export { memoryStateStore } from './state/memory-state-store.ts'
export type { SetStateOptions, StateEntry, StateStore } from './state/state-store.ts'

// The API
export {
  type ActionArguments,
  type ActionName,
  type ActionParams,
  type ActionResult,
  type Actions,
  type PublicActionName,
  type PublicActions,
} from './api/actions.ts'
export { type ActionRow, type ActionRows, type Dialect, publicActions } from './api/action-rows.ts'
export type * from './api/action-params.ts'
export type * from './api/action-results.ts'
export type {
  ActionCall,
  ActionResponse,
  CallOptions,
  PerAccount,
  Transport,
} from './api/transport.ts'
export { firstOf } from './api/first-of.ts'
export { httpTransport, type HttpTransportOptions } from './api/http-transport.ts'

// Errors
export {
  ActionFailedError,
  ApiError,
  ApiNotAvailableError,
  BodyTooLargeError,
  CQHttpError,
  HttpStatusError,
  NetworkError,
} from './base/errors.ts'

// For adapters
export type { Endpoint, Incoming, Outgoing, Runtime } from './http/endpoint.ts'
