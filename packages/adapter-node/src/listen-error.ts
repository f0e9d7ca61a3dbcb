/** What to do about the errors of Node that a setting causes. */
const REASONS: Record<string, (hostname: string, port: number) => string> = {
  EADDRINUSE: (hostname, port) =>
    `port ${port} on ${hostname} is in use; stop the program that has it, or choose another port`,
  EACCES: (hostname, port) =>
    `port ${port} on ${hostname} is not allowed to this user; choose a port from 1024 up`,
  EADDRNOTAVAIL: (hostname) =>
    `${hostname} is not an address of this machine; use 127.0.0.1, or 0.0.0.0 for all that it has`,
  ENOTFOUND: (hostname) =>
    `the host name ${hostname} is unknown; use 127.0.0.1, or 0.0.0.0 for all addresses`,
}

/** The error of a server that could not start, with the fix in its message. */
export function toListenError(error: NodeJS.ErrnoException, hostname: string, port: number): Error {
  const reason = REASONS[error.code ?? '']?.(hostname, port)
  const message = reason ?? `cannot listen on port ${port} of ${hostname}: ${error.message}`
  return new Error(message, { cause: error })
}
