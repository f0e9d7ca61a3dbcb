/** What a state store has for a key. */
export interface StateEntry {
  /** Undefined when there is nothing, or no longer. */
  readonly value: string | undefined
  /**
   * Names the write that this value is from: no two writes of a key have the same, not even of the
   * same value, nor after the entry was deleted or has expired. `''` when there is nothing.
   */
  readonly version: string
}

/** How a value is written. */
export interface SetStateOptions {
  /**
   * After how long the entry is gone, in milliseconds from now, more than 0. Default: it stays until
   * it is deleted, even if the one before had an end.
   */
  readonly ttl?: number | undefined
  /**
   * Writes only while the key still has this version, as `get` or `set` gave it; `''` only while
   * there is nothing. Default: writes in any case.
   */
  readonly ifVersion?: string | undefined
}

/**
 * Where a bot keeps what it must know in its next event, which another process may handle.
 *
 * Keys are texts of 1 to 1,000 bytes in UTF-8, values texts of up to 256 KiB; stores may take more.
 * All writes to a key happen one after the other, and who reads gets the last one. A store that
 * cannot do what it is asked throws or rejects.
 *
 * @example
 * // Changes a value that others may change at the same time.
 * for (;;) {
 *   const { value, version } = await store.get(key)
 *   const next = String(Number(value ?? 0) + 1)
 *   if ((await store.set(key, next, { ifVersion: version })) !== undefined) break
 * }
 */
export interface StateStore {
  /** What there is for a key; when there is nothing, `{ value: undefined, version: '' }`. */
  get(key: string): StateEntry | Promise<StateEntry>
  /**
   * Writes a value.
   *
   * @returns The version of what was written; undefined when the race was lost: the key does not
   * have the version `ifVersion` any more, and nothing has changed.
   * @throws TypeError for a text that is not well-formed, or a `ttl` that is not more than 0.
   */
  set(
    key: string,
    value: string,
    options?: SetStateOptions,
  ): string | undefined | Promise<string | undefined>
  /** Removes what there is for a key, if there is anything. */
  delete(key: string): void | Promise<void>
}
