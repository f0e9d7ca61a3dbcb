/**
 * A store's answer to a claim: the event is yours (`claimed`), is being handled (`running`), or has
 * been answered, and how.
 */
export type Claim =
  | { readonly state: 'claimed' }
  | { readonly state: 'running' }
  | { readonly state: 'answered'; readonly answer: string }

/**
 * Where an inbox keeps which events it has seen. One that several processes share lets an event be
 * handled by one of them.
 *
 * Keys are short ASCII texts, answers ASCII texts of the size of what the bot answers. A store may
 * forget an entry when its time is up, and not before. What a method throws is logged, and the event
 * is handled as if there were no store: better twice than never. The response waits for `claim`, at
 * most 2 s; a store that gives no answer in that time is left alone for 10 s.
 */
export interface InboxStore {
  /**
   * Claims a key, in one step with the check: of several at once, one alone gets `claimed`. A claim
   * that is neither renewed nor finished ends after `lease` milliseconds, and with it the entry.
   */
  claim(key: string, lease: number): Claim | Promise<Claim>
  /** Makes a claim last for another `lease` milliseconds. */
  renew(key: string, lease: number): void | Promise<void>
  /** Keeps the answer to a claimed key for `window` milliseconds. */
  finish(key: string, answer: string, window: number): void | Promise<void>
}
