import { FindCustomersInput, findCustomers } from '../services/find-customers.js';
import { GetCustomerInput, getCustomer } from '../services/get-customer.js';
import { router, userProcedure } from './trpc.js';

export const customersRouter = router({
  get: userProcedure.input(GetCustomerInput).query(({ ctx, input }) => getCustomer(ctx.deps, ctx.actor, input)),
  find: userProcedure.input(FindCustomersInput).query(({ ctx, input }) => findCustomers(ctx.deps, ctx.actor, input)),
});
