#!/usr/bin/env Rscript
# Reference values for Osteon.Inference.   Rscript oracles.R OUTPUT_FOLDER
# Run with R 4.2.2, coin 1.4-2, car 3.1-1, multcomp 1.4-22, mvtnorm 1.1-3. Writes
#   datasets.tsv     kind, case, group, value        inputs (generated here from fixed seeds), 17 digits
#   results.tsv      case, quantity, value           outputs, 17 digits
#   multiplicity.tsv family, method, index, p, adjusted
# Quantities that R cannot give (ptukey below 2 degrees of freedom is NaN) are left out. Quantities are named test.number; contrasts test.a-b.number.
suppressMessages({library(coin); library(car); library(multcomp); library(mvtnorm)})
folder <- commandArgs(TRUE)[1]
num <- function(x) formatC(x, digits = 17, format = "g", width = 1)
inputs <- character(); results <- character()
put <- function(case, quantity, value) if (is.finite(value)) results <<- c(results, paste(case, quantity, num(as.numeric(value)), sep = "\t"))
input <- function(kind, case, group, values) inputs <<- c(inputs, paste(kind, case, group, num(values), sep = "\t"))
ncp_t <- function(t, df, p) uniroot(function(d) pt(t, df, d, lower.tail = FALSE) - p, c(t - 12 - abs(t), t + 12 + abs(t)), tol = 1e-13)$root

# ---- two independent arms: first is the reference -----------------------------------------------------------------------------------------------
set.seed(20250101)
two <- list(
  n2 = list(c(1.3, 2.9), c(4.1, 3.7)),
  n3 = list(rnorm(3, 10), rnorm(3, 12)),
  n5 = list(rnorm(5, 0.18, 0.03), rnorm(5, 0.26, 0.05)),
  n6n4 = list(rnorm(6), rnorm(4, 1, 3)),
  n3n12 = list(rnorm(3, 5, 4), rnorm(12, 5, 1)),
  ties8 = list(c(1, 2, 2, 3, 4, 4, 5, 7), c(2, 3, 4, 4, 6, 7, 7, 9)),
  ties10n7 = list(c(0, 0, 0, 1, 1, 1, 2, 2, 0, 1), c(1, 2, 2, 3, 3, 0, 1)),
  ties5n9 = list(c(3, 3, 3, 4, 8), c(3, 4, 4, 4, 5, 8, 8, 9, 9)),
  perfect5 = list(c(1.1, 1.4, 0.9, 1.7, 1.2), c(2.2, 2.9, 3.1, 2.4, 2.7)),
  n30n40 = list(rlnorm(30), rlnorm(40, 0.4)),
  n49 = list(rnorm(49), rnorm(49, 0.5)),
  n50n20 = list(rnorm(50, 3), rnorm(20, 3.9, 2)),
  n60n55ties = list(round(rnorm(60, 5, 2)), round(rnorm(55, 6, 2))),
  n200n300 = list(rnorm(200), rnorm(300, 0.1)),
  offset = list(1e6 + rnorm(7), 1e6 + rnorm(8, 1)),
  tiny = list(rnorm(6, 1, .2) * 1e-9, rnorm(6, 1.5, .4) * 1e-9),
  far = list(rnorm(20), rnorm(20, 30)),
  reverse = list(rnorm(9, 4), rnorm(11, 1)))
for (case in names(two)) {
  x <- two[[case]][[1]]; y <- two[[case]][[2]]; m <- length(y); n <- length(x)
  input("two", case, "reference", x); input("two", case, "other", y)
  for (equal in c(FALSE, TRUE)) {
    t <- t.test(y, x, var.equal = equal); name <- if (equal) "student" else "welch"
    for (q in c("statistic", "parameter", "p.value")) put(case, paste0(name, ".", q), t[[q]])
    put(case, paste0(name, ".low"), t$conf.int[1]); put(case, paste0(name, ".high"), t$conf.int[2])
  }
  t <- t.test(y, x, var.equal = TRUE, conf.level = 0.9)
  put(case, "student90.low", t$conf.int[1]); put(case, "student90.high", t$conf.int[2])
  ties <- any(duplicated(c(x, y)))
  w <- suppressWarnings(wilcox.test(y, x)); put(case, "mann_whitney.statistic", w$statistic)
  d <- data.frame(v = c(y, x), g = factor(rep(c("y", "x"), c(m, n))))
  if (m < 50 && n < 50) put(case, "mann_whitney.exact", pvalue(wilcox_test(v ~ g, d, distribution = "exact")))
  if (!ties || m >= 50 || n >= 50) put(case, "mann_whitney.r", w$p.value)
  if (!ties && m < 50 && n < 50) {
    w <- suppressWarnings(wilcox.test(y, x, conf.int = TRUE))
    put(case, "hodges_lehmann.value", w$estimate); put(case, "hodges_lehmann.low", w$conf.int[1]); put(case, "hodges_lehmann.high", w$conf.int[2])
  } else if (!ties) {
    w <- wilcox.test(y, x, conf.int = TRUE) # root search, good to about 1e-4
    put(case, "hodges_lehmann.rough_low", w$conf.int[1]); put(case, "hodges_lehmann.rough_high", w$conf.int[2]); put(case, "hodges_lehmann.value", median(outer(y, x, "-")))
  } else put(case, "hodges_lehmann.value", median(outer(y, x, "-")))
  if (m + n <= 20) { # by brute force: coin's split-up loses mirrored splits to rounding (13 of 252 for n5) and all scale for case tiny
    z <- c(y, x); sums <- combn(m + n, m, function(i) sum(z[i])); away <- abs(sums - m * mean(z)); put(case, "permutation.p", mean(away >= abs(sum(y) - m * mean(z)) * (1 - 1e-9)))
  }
  df <- m + n - 2; u <- sqrt(1 / m + 1 / n)
  s <- sqrt(((m - 1) * var(y) + (n - 1) * var(x)) / df); delta <- (mean(y) - mean(x)) / s
  put(case, "hedges_g.value", delta * exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2))
  if (abs(delta / u) < 30) { put(case, "hedges_g.low", u * ncp_t(delta / u, df, 0.025)); put(case, "hedges_g.high", u * ncp_t(delta / u, df, 0.975)) }
  put(case, "cliffs_delta.value", mean(sign(outer(y, x, "-"))))
  if (n >= 3) { sw <- shapiro.test(x); put(case, "shapiro.reference.statistic", sw$statistic); put(case, "shapiro.reference.p", sw$p.value) }
  if (m >= 3) { sw <- shapiro.test(y); put(case, "shapiro.other.statistic", sw$statistic); put(case, "shapiro.other.p", sw$p.value) }
  if (m + n > 4) { l <- leveneTest(v ~ g, d, center = median); put(case, "levene.F", l[1, 2]); put(case, "levene.p", l[1, 3]) }
}

# ---- Shapiro-Wilk over n and shape --------------------------------------------------------------------------------------------------------------
for (n in c(3, 4, 5, 6, 7, 10, 11, 12, 13, 25, 50, 333, 2000, 5000)) for (shape in c("normal", "exponential", "uniform", "discrete")) {
  x <- switch(shape, normal = rnorm(n, 100, 5), exponential = rexp(n), uniform = runif(n), discrete = c(0, 9, rpois(n - 2, 3)))
  case <- paste0("sw_", shape, n); sw <- shapiro.test(x)
  if (n <= 333) { input("one", case, "x", x); put(case, "shapiro.x.statistic", sw$statistic); put(case, "shapiro.x.p", sw$p.value) }
}
x <- qexp(ppoints(5000)); sw <- shapiro.test(x); put("sw_exponential_scores5000", "shapiro.statistic", sw$statistic); put("sw_exponential_scores5000", "shapiro.p", sw$p.value)

# ---- paired -------------------------------------------------------------------------------------------------------------------------------------
paired <- list(
  p2 = list(c(1, 2), c(2.5, 2.7)),
  p3 = list(rnorm(3, 8), rnorm(3, 9)),
  p6 = list(rnorm(6, 0.4, 0.1), rnorm(6, 0.5, 0.1)),
  p12 = list(rnorm(12), rnorm(12, 1)),
  ties10 = list(c(5, 3, 8, 6, 2, 9, 4, 7, 5, 6), c(7, 4, 8, 9, 3, 9, 3, 9, 8, 7)),
  zeros9 = list(c(1, 1, 2, 3, 5, 8, 13, 21, 34), c(1, 2, 2, 3, 8, 5, 17, 30, 34)),
  p49 = list(rnorm(49), rnorm(49, 0.3)),
  p80 = list(rnorm(80), rnorm(80, 0.2)),
  p70ties = list(round(rnorm(70, 5, 2)), round(rnorm(70, 6, 2))))
for (case in names(paired)) {
  x <- paired[[case]][[1]]; y <- paired[[case]][[2]]; n <- length(x); d <- y - x
  input("paired", case, "reference", x); input("paired", case, "other", y)
  t <- t.test(y, x, paired = TRUE)
  for (q in c("statistic", "parameter", "p.value")) put(case, paste0("paired_t.", q), t[[q]])
  put(case, "paired_t.low", t$conf.int[1]); put(case, "paired_t.high", t$conf.int[2])
  nz <- d[d != 0]; simple <- length(nz) == n && !any(duplicated(abs(nz)))
  w <- suppressWarnings(wilcox.test(y, x, paired = TRUE)); put(case, "signed_rank.statistic", w$statistic)
  if (simple || length(nz) >= 50) put(case, "signed_rank.r", w$p.value)
  if (n < 50) for (zero in c("Wilcoxon", "Pratt"))
    put(case, paste0("signed_rank.exact_", zero), pvalue(wilcoxsign_test(y ~ x, distribution = "exact", zero.method = zero)))
  if (simple && n < 50) {
    w <- suppressWarnings(wilcox.test(y, x, paired = TRUE, conf.int = TRUE))
    put(case, "pseudomedian.value", w$estimate); put(case, "pseudomedian.low", w$conf.int[1]); put(case, "pseudomedian.high", w$conf.int[2])
  }
  put(case, "cohens_dz.value", mean(d) / sd(d))
  put(case, "cohens_dz.low", ncp_t(t$statistic, n - 1, 0.025) / sqrt(n)); put(case, "cohens_dz.high", ncp_t(t$statistic, n - 1, 0.975) / sqrt(n))
  if (n > 2) {
    s <- sqrt((var(x) + var(y)) / 2); J <- exp(lgamma((n - 1) / 2) - lgamma((n - 2) / 2)) / sqrt((n - 1) / 2); k <- sd(d) / s
    put(case, "hedges_g_av.value", J * mean(d) / s)
    put(case, "hedges_g_av.low", k * ncp_t(t$statistic, n - 1, 0.025) / sqrt(n)); put(case, "hedges_g_av.high", k * ncp_t(t$statistic, n - 1, 0.975) / sqrt(n))
  }
}

# ---- several arms: first is the reference -------------------------------------------------------------------------------------------------------
several <- list(
  k3n2 = list(a = c(1, 2), b = c(3, 5), c = c(4, 4.5)),
  k3n6 = list(a = rnorm(6, 0.2, .04), b = rnorm(6, .25, .04), c = rnorm(6, .33, .06)),
  k4 = list(a = rnorm(8, 5), b = rnorm(5, 6, 2), c = rnorm(4, 6), d = rnorm(9, 9, 3)),
  k5ties = list(a = c(1, 2, 2, 3), b = c(2, 2, 4, 4, 5), c = c(1, 1, 3), d = c(5, 6, 6, 7), e = c(3, 4, 4)),
  k3same = list(a = rnorm(10), b = rnorm(10), c = rnorm(10)),
  k6 = list(a = rnorm(4), b = rnorm(4, 1), c = rnorm(4, 2), d = rnorm(4, 2), e = rnorm(4, 3), f = rnorm(4, 30)),
  k3large = list(a = rnorm(100, 1000, 3), b = rnorm(150, 1001, 4), c = rnorm(70, 1000.5, 2)),
  k2 = list(a = rnorm(5), b = rnorm(7, 2)))
for (case in names(several)) {
  s <- several[[case]]; k <- length(s); n <- sapply(s, length); m <- sapply(s, mean); v <- sapply(s, var); N <- sum(n)
  for (g in names(s)) input("several", case, g, s[[g]])
  d <- data.frame(v = unlist(s), g = factor(rep(names(s), n), levels = names(s)))
  fit <- aov(v ~ g, d); a <- summary(fit)[[1]]
  put(case, "anova.F", a[1, 4]); put(case, "anova.df1", a[1, 1]); put(case, "anova.df2", a[2, 1]); put(case, "anova.p", a[1, 5])
  o <- oneway.test(v ~ g, d); put(case, "welch_anova.F", o$statistic); put(case, "welch_anova.df2", o$parameter[2]); put(case, "welch_anova.p", o$p.value)
  kw <- kruskal.test(v ~ g, d); put(case, "kruskal_wallis.H", kw$statistic); put(case, "kruskal_wallis.p", kw$p.value)
  l <- leveneTest(v ~ g, d, center = median); if (l[1, 2] < 1e20) { put(case, "levene.F", l[1, 2]); put(case, "levene.p", l[1, 3]) } # k3n2: all distances equal, F is rounding
  SSB <- a[1, 2]; SSW <- a[2, 2]; MSE <- a[2, 3]; dfw <- N - k
  put(case, "eta_squared.value", SSB / (SSB + SSW)); put(case, "omega_squared.value", (SSB - (k - 1) * MSE) / (SSB + SSW + MSE))
  for (side in c("low", "high")) {
    p <- if (side == "low") 0.025 else 0.975; f <- function(l) pf(a[1, 4], k - 1, dfw, l, lower.tail = FALSE) - p
    L <- if (f(0) > 0) 0 else uniroot(f, c(0, 10 * (a[1, 4] * (k - 1) + 10)), tol = 1e-12)$root
    if (a[1, 4] < 40) put(case, paste0("eta_squared.", side), L / (L + N))
  }
  tk <- TukeyHSD(fit)$g
  r <- rank(d$v); R <- tapply(r, d$g, mean); T <- table(r); sig <- N * (N + 1) / 12 - sum(T^3 - T) / (12 * (N - 1)); dunn <- c()
  for (i in 1:(k - 1)) for (j in (i + 1):k) {
    pair <- paste0(names(s)[j], "-", names(s)[i])
    put(case, paste0("tukey.", pair, ".estimate"), tk[pair, 1]); put(case, paste0("tukey.", pair, ".low"), tk[pair, 2])
    put(case, paste0("tukey.", pair, ".high"), tk[pair, 3]); put(case, paste0("tukey.", pair, ".padj"), tk[pair, 4])
    put(case, paste0("tukey.", pair, ".p"), 2 * pt(-abs(tk[pair, 1]) / sqrt(MSE * (1 / n[i] + 1 / n[j])), dfw))
    e <- v[i] / n[i] + v[j] / n[j]; df <- e^2 / ((v[i] / n[i])^2 / (n[i] - 1) + (v[j] / n[j])^2 / (n[j] - 1)); diff <- m[j] - m[i]
    put(case, paste0("games_howell.", pair, ".df"), df); put(case, paste0("games_howell.", pair, ".t"), diff / sqrt(e))
    put(case, paste0("games_howell.", pair, ".padj"), ptukey(abs(diff) / sqrt(e / 2), k, df, lower.tail = FALSE))
    q <- qtukey(0.95, k, df); put(case, paste0("games_howell.", pair, ".low"), diff - q * sqrt(e / 2)); put(case, paste0("games_howell.", pair, ".high"), diff + q * sqrt(e / 2))
    z <- (R[j] - R[i]) / sqrt(sig * (1 / n[i] + 1 / n[j])); put(case, paste0("dunn.", pair, ".z"), z)
    dunn <- c(dunn, setNames(2 * pnorm(-abs(z)), pair))
  }
  adj <- p.adjust(dunn, "holm"); for (pair in names(dunn)) { put(case, paste0("dunn.", pair, ".p"), dunn[pair]); put(case, paste0("dunn.", pair, ".padj"), adj[pair]) }
  set.seed(1)
  g <- glht(fit, linfct = mcp(g = "Dunnett")); sg <- summary(g, test = adjusted("single-step", abseps = 1e-7, maxpts = 5e5)); ci <- confint(g, calpha = adjusted_calpha(abseps = 1e-7, maxpts = 5e5))
  for (i in 2:k) { pair <- paste0(names(s)[i], "-", names(s)[1])
    put(case, paste0("dunnett.", pair, ".t"), sg$test$tstat[i - 1]); put(case, paste0("dunnett.", pair, ".padj"), sg$test$pvalues[i - 1])
    put(case, paste0("dunnett.", pair, ".low"), ci$confint[i - 1, 2]); put(case, paste0("dunnett.", pair, ".high"), ci$confint[i - 1, 3]) }
}

# ---- multiplicity -------------------------------------------------------------------------------------------------------------------------------
families <- list(small = c(0.01, 0.04, 0.03, 0.005), ties = c(0.02, 0.02, 0.5, 1, 0, 0.02), one = 0.03, missing = c(0.2, NA, 0.001, NA, 0.04), many = runif(60)^3)
rows <- c()
for (f in names(families)) for (method in c("holm", "BH", "BY", "bonferroni", "none")) {
  p <- families[[f]]; a <- p.adjust(p, method)
  rows <- c(rows, paste(f, tolower(method), seq_along(p), ifelse(is.na(p), "", num(p)), ifelse(is.na(a), "", num(a)), sep = "\t"))
}
writeLines(c("kind\tcase\tgroup\tvalue", inputs), file.path(folder, "datasets.tsv"))
writeLines(c("case\tquantity\tvalue", results), file.path(folder, "results.tsv"))
writeLines(c("family\tmethod\tindex\tp\tadjusted", rows), file.path(folder, "multiplicity.tsv"))
