import { GetPortfolioInput, getPortfolio } from '../services/get-portfolio.js';
import { router, userProcedure } from './trpc.js';

export const portfolioRouter = router({
  get: userProcedure.input(GetPortfolioInput).query(({ ctx, input }) => getPortfolio(ctx.deps, ctx.actor, input)),
});
