/** One way in which an implementation differs, and what becomes of it. */
export type Row = { row: string } & (
  | {
      /** Proves that the SDK copes with it. */
      handled: () => void | Promise<void>
    }
  | {
      /** Why the SDK has nothing to do with it. */
      notOurs: string
    }
  | {
      /** The part of the SDK that is to cope with it and does not exist yet. */
      later: string
    }
)
