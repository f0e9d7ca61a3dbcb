import { useState } from 'preact/hooks'
import type { Command, CommandResult } from '../../../../src/protocol.ts'
import { run } from '../../connection/connection.ts'

/** Runs commands one at a time and keeps what was wrong with the last. */
export function useCommand(): {
  error: string | undefined
  isBusy: boolean
  act: (command: Command) => Promise<CommandResult>
  forget: () => void
} {
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  return {
    error,
    isBusy,
    act: async (command) => {
      setBusy(true)
      setError(undefined)
      const result = await run(command)
      setBusy(false)
      setError(result.error)
      return result
    },
    forget: () => setError(undefined),
  }
}
