/** One way in which an implementation differs, and what becomes of it. */
export type Row = { row: string } & (
  | {
      /** Proves that the SDK copes with it. */
      handled: () => void | Promise<void>
    }
  | {
      /** Why the SDK has nothing to do with it. There is nothing to prove: the test is skipped. */
      notOurs: string
    }
  | {
      /** The part of the SDK that is to cope with it. It does not exist yet: the test is skipped. */
      later: string
    }
)
