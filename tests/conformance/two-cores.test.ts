import { functionUrl } from '../support/runtimes/lambda/payload-v2.ts'
import { conform } from './conform.ts'
import { fetchDriver, handleDriver } from './drivers/in-process.ts'
import { bufferedLambda, streamingLambda } from './drivers/lambda.ts'
import { nodeDriver } from './drivers/node.ts'
import { workersDriver } from './drivers/workers.ts'
import { withTwoCores } from './two-cores.ts'

conform(withTwoCores(fetchDriver))
conform(withTwoCores(handleDriver))
conform(withTwoCores(nodeDriver))
conform(withTwoCores(bufferedLambda(functionUrl, ['tightRepeats'])))
conform(withTwoCores(streamingLambda(functionUrl, ['tightRepeats'])))
conform(withTwoCores(workersDriver))
