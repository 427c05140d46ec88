#!/usr/bin/env Rscript
# Values of R's own distribution functions (R 4.2.2).   Rscript distributions_r.R > distributions_r.tsv
# R's accuracy: about 1e-14 relative for pt, pf, pchisq, pnorm and their quantiles; ptukey about 1e-7 absolute, but only 1e-4 for 2 degrees of freedom
# (ptukey(2, 2, 2) is 0.707133, exactly it is 1/sqrt(2)), which is left out here; qtukey stops at steps of 1e-4; noncentral pt about 1e-12 absolute.
num <- function(x) formatC(x, digits = 17, format = "g", width = 1)
row <- function(f, args, v) cat(paste(c(f, num(args), rep("", 6 - length(args)), num(v)), collapse = "\t"), "\n", sep = "")
cat("function\ta\tb\tc\td\te\tf\tvalue\n")
for (z in c(-37, -30, -10, -2.2, -0.1, 0, 1.96, 6)) row("normal_cdf", z, pnorm(z))
for (p in c(1e-200, 1e-12, 0.001, 0.2, 0.5, 0.9)) row("normal_quantile", p, qnorm(p))
for (df in c(1, 2.5, 7, 40, 1e3, 1e5)) for (t in c(0.01, 1, 3, 9, 100)) { p <- 2 * pt(-t, df); if (p > 1e-290) row("t_two_sided", c(t, df), p) }
for (df in c(1, 1.7, 4, 18, 500)) for (p in c(1e-40, 1e-8, 0.005, 0.025, 0.3, 0.8)) row("t_upper_quantile", c(p, df), qt(p, df, lower.tail = FALSE))
for (d in list(c(1, 1), c(2, 12), c(4, 5.5), c(7, 300), c(30, 3))) for (f in c(1e-3, 0.5, 1, 4, 60, 1e4)) row("f_survival", c(f, d), pf(f, d[1], d[2], lower.tail = FALSE))
for (d in list(c(1, 9), c(3, 15.5), c(12, 4))) for (p in c(1e-12, 0.01, 0.05, 0.5, 0.99)) row("f_upper_quantile", c(p, d), qf(p, d[1], d[2], lower.tail = FALSE))
for (df in c(1, 3, 10, 77)) for (x in c(0.01, 1, 9, 80, 700)) row("chi2_survival", c(x, df), pchisq(x, df, lower.tail = FALSE))
for (df in c(1, 4, 30)) for (p in c(1e-100, 1e-6, 0.05, 0.5, 0.975)) row("chi2_upper_quantile", c(p, df), qchisq(p, df, lower.tail = FALSE))
for (k in c(2, 3, 5, 10, 20)) for (df in c(5, 12, 60, Inf)) for (q in c(0.5, 2, 3.5, 5, 8)) row("tukey_cdf_rough", c(q, k, df), ptukey(q, k, df))
for (k in c(2, 3, 5, 10)) for (df in c(5, 12, 60)) for (p in c(0.1, 0.05, 0.01)) row("tukey_upper_quantile_rough", c(p, k, df), qtukey(p, k, df, lower.tail = FALSE))
for (df in c(2, 6, 18, 98)) for (d in c(-2, 0.5, 3, 12)) for (t in c(-1, 0.7, 4, 15)) row("nct_cdf_rough", c(t, df, d), pt(t, df, d))
