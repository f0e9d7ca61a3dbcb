import { restApi, textRestApi } from '../support/runtimes/lambda/payload-v1.ts'
import { conform } from './conform.ts'
import { bufferedLambda, streamingLambda } from './drivers/lambda.ts'

conform(bufferedLambda(restApi))
conform(bufferedLambda(textRestApi, ['textBodies']))
conform(streamingLambda(restApi))
