import type { Id } from '../base/id.ts'

/** A setting, or a function of the account's id for several accounts on one endpoint. */
export type PerAccount<Setting> = Setting | ((selfId: string) => Setting | Promise<Setting>)

/** How to make one call of the API. */
export interface CallOptions {
  /** Aborts the call; whether the action takes effect is then unknown. */
  signal?: AbortSignal | undefined
  /** How long to wait for the answer, in milliseconds; default the bot's `apiTimeout`. */
  timeout?: number | undefined
  /** The account to call as, when `apiRoot` or `accessToken` of the bot depends on it. */
  selfId?: Id | undefined
  /**
   * For actions that answer with several frames: is told the `data` of each, the last one too, and
   * the next frame waits for it. The time limit is then for each frame. `streamAction` is easier.
   */
  onFrame?: ((data: unknown) => void | Promise<void>) | undefined
}

/** A call on its way to an implementation. */
export interface ActionCall {
  /** The name of the action, such as `send_msg`. */
  action: string
  /** The parameters as they go on the wire, to be written as JSON. */
  params: Record<string, unknown>
  /** Whether the action changes nothing, so that it may be sent again when no answer came. */
  reads?: boolean | undefined
  /** The account to call as, when it is known. */
  selfId?: Id | undefined
  /** Aborts when the caller gives up or the time is up. */
  signal?: AbortSignal | undefined
  /**
   * Is there when the caller takes several answers: to be told each of them, the last one too, and
   * waited for. The transport resolves with the last.
   */
  onFrame?: ((frame: ActionResponse) => Promise<void>) | undefined
}

/**
 * What an implementation answers.
 *
 * The standard requires `status`, `retcode` and `data`; go-cqhttp answers `{}` to a message without
 * a target, NapCat leaves `data` out when there is nothing to say. `message`, `wording` and `msg` hold the
 * text of an error, each in some implementations.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/api/README.md#响应
 */
export interface ActionResponse {
  /** `ok`, `async` or `failed`; Lagrange also puts other texts here. */
  status?: string
  /** 0 for success, 1 for async; anything else is a failure, whatever `status` says. */
  retcode?: number
  /** The result of the action. */
  data?: unknown
  message?: string
  wording?: string
  msg?: string
  /** The HTTP status, when the answer came over HTTP; for errors. */
  statusCode?: number
}

/** Carries calls to an implementation. */
export interface Transport {
  /**
   * Resolves with the implementation's answer, successful or not; rejects when no answer came, with
   * `ApiNotAvailableError` when the call cannot be made at all.
   */
  (call: ActionCall): Promise<ActionResponse>
  /**
   * Whether calls as this account can be made now, such as over a socket that comes and goes;
   * default: always. Asked for each event.
   */
  reaches?: ((selfId: Id | undefined) => boolean) | undefined
}
