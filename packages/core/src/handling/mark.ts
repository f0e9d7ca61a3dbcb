/** Gives back what it got, so that a class on top of it can put a private field on any object. */
class Stamp {
  constructor(object: object) {
    return object
  }
}

/**
 * What an object belongs to, in a private field on it, which nobody else sees. A `WeakMap` would do
 * the same, at half the price of a signature for each event.
 */
export class Mark extends Stamp {
  readonly #owner: object

  /** An object takes one mark in its life. */
  constructor(object: object, owner: object) {
    super(object)
    this.#owner = owner
  }

  static ownerOf(object: object): object | undefined {
    return #owner in object ? object.#owner : undefined
  }
}
