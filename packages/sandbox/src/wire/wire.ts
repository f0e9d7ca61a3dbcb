import type { Account } from '../account/account.ts'
import type { JsonObject } from '../json.ts'
import { type Bot, type SandboxOptions, socketTarget } from '../options.ts'
import { Api } from './api.ts'
import type { Faults } from './faults.ts'
import type { Journal } from './journal.ts'
import { Performer } from './performer.ts'
import { postInProcess, postOverHttp } from './post.ts'
import { Pusher, type PushTarget } from './pusher.ts'
import type { Exchange } from './records.ts'
import { FrameApi } from './socket/frame-api.ts'
import { FramePusher } from './socket/frame-pusher.ts'
import type { Line } from './socket/line.ts'
import { socketRules } from './socket/socket-rules.ts'
import { Sockets } from './socket/sockets.ts'

const IN_PROCESS_BOT = 'http://bot.invalid'

/** The events that the implementation raises by itself. */
export type MetaEvent = 'heartbeat' | 'enable' | 'disable' | 'connect'

/** The settings of a {@link Wire}. */
interface WireOptions {
  account: Account
  journal: Journal
  faults: Faults
  options: SandboxOptions
}

/** All that is between an account and its bot: events on their way, calls that come, sockets. */
export class Wire {
  readonly sockets: Sockets
  api: Api
  readonly #settings: WireOptions
  readonly #end = new AbortController()
  #account: Account
  #frameApi: FrameApi
  #pusher: Pusher
  #framePusher: FramePusher
  #target: PushTarget | undefined
  #heart: NodeJS.Timeout | undefined

  constructor(settings: WireOptions) {
    this.#settings = settings
    this.#account = settings.account
    this.sockets = this.#createSockets()
    ;[this.api, this.#frameApi] = this.#createApis()
    ;[this.#pusher, this.#framePusher] = this.#createPushers()
  }

  /** Goes on as another implementation. */
  switch(account: Account): void {
    this.#account = account
    ;[this.api, this.#frameApi] = this.#createApis()
    ;[this.#pusher, this.#framePusher] = this.#createPushers()
    this.sockets.restart()
    this.#setHeart()
  }

  /** Sets where events go from now on. */
  connect(bot: Bot): void {
    const { path = '/', lifecycle = false } = this.#settings.options
    const dialled = socketTarget(bot)
    this.#target = dialled === undefined ? toTarget(bot, path) : undefined
    this.sockets.dial(dialled)
    this.#setHeart()
    const { post } = this.#account.profile
    const beginning = post.lifecycle.find((type) => type !== 'disable')
    if (dialled !== undefined || !lifecycle || beginning === undefined) return
    void this.push(this.metaEvent(beginning))
  }

  /** @returns The exchange, once it is over; undefined when there is nobody to tell. */
  push(event: JsonObject): Promise<Exchange> | undefined {
    if (this.sockets.isUsed) return this.#framePusher.push(event)
    return this.#target && this.#pusher.push(this.#target, event)
  }

  /** Whether it is known, or can be guessed, when the bot is done with what it does at once. */
  isNear({ attempts }: Exchange): boolean {
    return this.#target?.isHere === true || attempts.some(({ socket }) => socket !== undefined)
  }

  metaEvent(type: MetaEvent): JsonObject {
    const { world, selfId, profile } = this.#account
    const { status, heartbeatStatus = status } = profile.events
    const isBeat = type === 'heartbeat'
    const seconds = this.sockets.isUsed
      ? socketRules(profile.name).heartbeat
      : profile.post.heartbeat
    return {
      time: world.clock.now(),
      self_id: selfId,
      post_type: 'meta_event',
      meta_event_type: isBeat ? type : 'lifecycle',
      ...(isBeat
        ? { status: heartbeatStatus, interval: (seconds ?? 30) * 1000 }
        : { sub_type: type }),
    }
  }

  /** Says goodbye, aborts what is under way, and closes the sockets. */
  async close(): Promise<void> {
    clearInterval(this.#heart)
    const { lifecycle = false } = this.#settings.options
    const ends = this.#account.profile.post.lifecycle.includes('disable')
    if (lifecycle && ends && this.#target !== undefined) await this.push(this.metaEvent('disable'))
    this.#end.abort()
    await this.sockets.close()
  }

  /** The first frames of a socket for events. */
  #greet(line: Line): void {
    const { lifecycle = true } = this.#settings.options
    const { greeting, greetingExtras } = socketRules(this.#account.profile.name)
    const extras = line.record.direction === 'forward' ? greetingExtras : {}
    for (const type of lifecycle ? greeting : []) {
      const event = { ...this.metaEvent(type), ...(type === 'connect' ? extras : {}) }
      void this.#framePusher.push(event, line)
    }
    this.#setHeart()
  }

  /** Heartbeats go where events go, if they do. */
  #setHeart(): void {
    clearInterval(this.#heart)
    const { heartbeat = false, timeScale = 1 } = this.#settings.options
    const { name, post } = this.#account.profile
    const rules = socketRules(name)
    const overHttp = this.#target && post.heartbeat
    const isDue = this.sockets.isReady || (this.sockets.isUsed && rules.noticesAtPush)
    const seconds = isDue ? rules.heartbeat : overHttp
    if (!heartbeat || seconds === undefined) return
    const beat = (): void => void this.push(this.metaEvent('heartbeat'))
    this.#heart = setInterval(beat, Math.max(1, seconds * 1000 * timeScale)).unref()
  }

  #createApis(): [Api, FrameApi] {
    const { options, journal, faults } = this.#settings
    const { accessToken, secret, rateLimitInterval = 500, timeScale = 1 } = options
    const common = { account: this.#account, journal, faults }
    const performer = new Performer({ ...common, rateLimitInterval: rateLimitInterval * timeScale })
    return [
      new Api({ ...common, performer, accessToken, secret }),
      new FrameApi({ ...common, performer, secrets: this.#secrets() }),
    ]
  }

  #createPushers(): [Pusher, FramePusher] {
    const { options, journal, faults } = this.#settings
    const { secret, postTimeout, maxRetries, timeScale = 1 } = options
    const common = { account: this.#account, journal, faults, signal: this.#end.signal }
    return [
      new Pusher({ ...common, secret, postTimeout, maxRetries, timeScale }),
      new FramePusher({
        ...common,
        lines: () => this.sockets.lines(),
        missing: () => this.sockets.missing(),
      }),
    ]
  }

  #createSockets(): Sockets {
    const { options, journal } = this.#settings
    const { accessToken, reconnectInterval, timeScale = 1 } = options
    return new Sockets({
      account: () => this.#account,
      journal,
      accessToken,
      secrets: this.#secrets(),
      reconnectInterval,
      timeScale,
      onCall: (line, text) => this.#frameApi.answer(line, text),
      onOpen: (line) => this.#greet(line),
      onClose: () => this.#setHeart(),
    })
  }

  #secrets(): string[] {
    const { accessToken = '', secret = '' } = this.#settings.options
    return [accessToken, secret]
  }
}

function toTarget(bot: Bot, path: string): PushTarget | undefined {
  if ('fetch' in bot) {
    return { url: `${IN_PROCESS_BOT}${path}`, poster: postInProcess(bot), isHere: true }
  }
  return 'url' in bot ? { url: bot.url, poster: postOverHttp, isHere: false } : undefined
}
