/**
 * Why something cannot be done: `params` when what is asked makes no sense, `missing` when there is
 * no such thing, `forbidden` when QQ does not allow it.
 */
export type WorldErrorKind = 'params' | 'missing' | 'forbidden'

/** What the world refuses to do. */
export class WorldError extends Error {
  override readonly name = 'WorldError'
  /** Why. */
  readonly kind: WorldErrorKind

  constructor(kind: WorldErrorKind, message: string) {
    super(message)
    this.kind = kind
  }
}

/** @throws WorldError always. */
export function refuse(kind: WorldErrorKind, message: string): never {
  throw new WorldError(kind, message)
}
