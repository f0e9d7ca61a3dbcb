import { alb, multiAlb } from '../support/runtimes/lambda/alb.ts'
import { conform } from './conform.ts'
import { bufferedLambda } from './drivers/lambda.ts'

conform(bufferedLambda(alb, ['lastRepeat', 'oneMebibyte']))
conform(bufferedLambda(multiAlb, ['oneMebibyte']))
