/** What the kinds of arguments give a handler. */
export interface ArgumentKinds {
  /** A word, or what is in quotes. */
  text: string
  /** A whole number. */
  int: number
  /** A number. */
  number: number
  /** The id of a user: an at of the user, or the digits. */
  at: string
}
