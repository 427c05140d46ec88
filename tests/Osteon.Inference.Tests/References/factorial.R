# Mixed models and two-way analysis of variance: lme4 1.1-31, lmerTest 3.1-3, car 3.1-1, nlme 3.1-162, R 4.2.2. Rscript factorial.R, in this
# folder. Writes factorial-*.tsv from seeded random numbers. The optimiser is run to tight tolerances, since lmer's default stops at about
# 1e-5 of the ratio of variances.
suppressMessages({library(lmerTest); library(car); library(nlme)})
options(contrasts = c("contr.treatment", "contr.poly"))
set.seed(5)
f <- function(v) formatC(as.double(v), digits = 17, format = "g")
values <- list(); results <- list()
put <- function(case, q, i, v) results[[length(results) + 1]] <<- data.frame(case = case, quantity = q, index = i, value = f(v))
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 2e-1, rhoend = 1e-11, maxfun = 1e5), check.conv.singular = "ignore")
store <- function(case, d) values[[case]] <<- data.frame(case = case, group = d$group, level = d$time, unit = d$id, value = f(d$y))
mixed <- function(case, d) {
  store(case, d)
  d$group <- factor(d$group); d$time <- factor(d$time)
  m <- lmer(y ~ group * time + (1 | id), d, control = control)
  a <- anova(m)
  for (i in 1:3) { put(case, "F", i - 1, a[i, "F value"]); put(case, "df1", i - 1, a[i, "NumDF"]); put(case, "df2", i - 1, a[i, "DenDF"]); put(case, "p", i - 1, a[i, "Pr(>F)"]) }
  v <- as.data.frame(VarCorr(m)); put(case, "between", 0, v$vcov[1]); put(case, "within", 0, v$vcov[2]); put(case, "criterion", 0, REMLcrit(m))
  s <- summary(m)$coefficients
  for (i in seq_len(nrow(s))) { put(case, "beta", i - 1, s[i, 1]); put(case, "se", i - 1, s[i, 2]); put(case, "df", i - 1, s[i, 3]); put(case, "pt", i - 1, s[i, 5]) }
  n <- lme(y ~ group * time, random = ~1 | id, data = d, control = lmeControl(tolerance = 1e-12, msTol = 1e-14, msMaxIter = 500, opt = "optim", reltol = 1e-15))
  put(case, "nlme_loglik", 0, as.numeric(logLik(n)))
  x <- seq_len(nlevels(d$group) * nlevels(d$time))
  b <- nlevels(d$time); g <- nlevels(d$group)
  L <- rep(0, length(x)); L[2] <- 1; if (b > 1) for (t in 2:b) L[g + b - 1 + (t - 2) * (g - 1) + 1] <- 1 / b
  k <- contest1D(m, L); put(case, "overall", 0, k$Estimate); put(case, "overall_se", 0, k[["Std. Error"]]); put(case, "overall_df", 0, k$df); put(case, "overall_p", 0, k[["Pr(>|t|)"]])
}
long <- function(groups, per, times, between, within, effect = 0) {
  d <- expand.grid(time = paste0("t", seq_len(times)), id = paste0("u", seq_len(groups * per)))
  d$group <- rep(letters[seq_len(groups)], each = per * times)
  b <- rnorm(groups * per, 0, between)
  d$y <- 10 + b[as.integer(d$id)] + rnorm(nrow(d), 0, within) + effect * (d$group == "b") * as.integer(d$time)
  d
}
d <- long(2, 6, 3, 1.5, 1, 0.5); mixed("balanced_2x3", d)
mixed("missing_2x3", d[-c(2, 9, 10, 11, 30), ])
d <- long(3, 5, 4, 0.8, 1.2); mixed("balanced_3x4", d); mixed("missing_3x4", d[-c(1, 7, 8, 25, 40, 41, 55), ])
d <- long(2, 5, 2, 2, 0.4, 1); mixed("strong_units", d); mixed("strong_units_missing", d[-c(3, 14), ])
d <- long(2, 8, 4, 0, 1); d$y <- d$y - ave(d$y, d$id) * 0.95; mixed("singular", d); mixed("singular_missing", d[-c(5, 6, 20), ])
mixed("one_of_a_pair_missing", long(2, 6, 2, 1, 1)[-c(1, 4, 5, 16), ])
anova2 <- function(case, d) {
  store(case, d)
  d$group <- factor(d$group); d$time <- factor(d$time)
  m <- lm(y ~ group * time, d, contrasts = list(group = contr.sum, time = contr.sum))
  for (type in 2:3) { a <- Anova(m, type = type); a <- a[rownames(a) != "(Intercept)", ]
    for (i in 1:3) { put(case, paste0("SS", type), i - 1, a[i, "Sum Sq"]); put(case, paste0("F", type), i - 1, a[i, "F value"]); put(case, paste0("p", type), i - 1, a[i, "Pr(>F)"]); put(case, paste0("df", type), i - 1, a[i, "Df"]) }
    put(case, "residual", 0, a["Residuals", "Df"]) }
  e <- expand.grid(time = levels(d$time), group = levels(d$group)); X <- model.matrix(~ group * time, e, contrasts.arg = list(group = contr.sum, time = contr.sum))
  L <- colMeans(X[e$group == "b", ]) - colMeans(X[e$group == "a", ])
  put(case, "overall", 0, sum(L * coef(m))); put(case, "overall_se", 0, sqrt(drop(t(L) %*% vcov(m) %*% L)))
}
cells <- function(n, effect = 0) { d <- data.frame(group = rep(rep(letters[seq_len(nrow(n))], ncol(n)), n), time = rep(rep(paste0("t", seq_len(ncol(n))), each = nrow(n)), n))
  d$id <- paste0("u", seq_len(nrow(d))); d$y <- rnorm(nrow(d)) + effect * (d$group == "b") * (d$time == "t2"); d }
anova2("anova_balanced", cells(matrix(4, 2, 3), 1)); anova2("anova_unequal", cells(matrix(c(3, 5, 2, 6, 4, 3), 2), 1))
anova2("anova_3x3", cells(matrix(c(3, 1, 2, 6, 4, 3, 2, 2, 5), 3))); anova2("anova_2x2", cells(matrix(c(2, 1, 1, 3), 2)))
write.table(do.call(rbind, values), "factorial-values.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
write.table(do.call(rbind, results), "factorial-results.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
