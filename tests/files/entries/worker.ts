import { transfer } from './transfer.ts'

export default {
  async fetch(_: Request, env: { API_ROOT: string; FILE: string }): Promise<Response> {
    return Response.json(await transfer(env.API_ROOT, env.FILE))
  },
}
