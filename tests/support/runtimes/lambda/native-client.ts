// Replaces the addon that aws-lambda-ric takes minutes to compile at install time: the same three
// functions over `node:http`. The rest of the runtime client is the real one.
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'

const root = `http://${process.env['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation`
// One connection each: a poll holds its own until there is an event.
const pollAgent = new Agent({ keepAlive: true, maxSockets: 1 })
const postAgent = new Agent({ keepAlive: true, maxSockets: 1 })

/** What has been posted and not yet taken: the next event is asked for only after it. */
let posted: Promise<unknown> = Promise.resolve()

export async function next(): Promise<{ bodyJson: string; headers: IncomingHttpHeaders }> {
  await posted
  const { body, headers } = await call('GET', 'next')
  return { bodyJson: body, headers }
}

export function done(id: string, result: string): void {
  post(`${id}/response`, result)
}

export function error(id: string, failure: string): void {
  post(`${id}/error`, failure)
}

function post(path: string, body: string): void {
  posted = posted.then(() => call('POST', path, body))
}

function call(
  method: string,
  path: string,
  body = '',
): Promise<{ body: string; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const agent = method === 'GET' ? pollAgent : postAgent
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const sent = request(`${root}/${path}`, { method, agent, headers }, (response) => {
      text(response).then((read) => resolve({ body: read, headers: response.headers }), reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
