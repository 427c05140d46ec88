# Moderated tests: limma 3.54.1, R 4.2.2. Rscript moderated.R, in this folder. Writes moderated-*.tsv from seeded random numbers.
suppressMessages(library(limma))
set.seed(31)
f <- function(v) { v <- as.double(v); ifelse(is.na(v), "NA", formatC(v, digits = 17, format = "g")) }
values <- list(); results <- list()
run <- function(case, Y, design, contrasts = NULL, trend = FALSE) {
  values[[case]] <<- data.frame(case = case, row = rep(seq_len(ncol(Y)) - 1, nrow(Y)), feature = rep(seq_len(nrow(Y)) - 1, each = ncol(Y)), value = f(t(Y)))
  fit <- suppressWarnings(lmFit(Y, design))
  if (!is.null(contrasts)) fit <- contrasts.fit(fit, contrasts)
  fit <- suppressWarnings(eBayes(fit, trend = trend))
  put <- function(q, m) { m <- as.matrix(m); results[[length(results) + 1]] <<- data.frame(
    case = case, quantity = q, index = rep(seq_len(ncol(m)) - 1, each = nrow(m)), feature = rep(seq_len(nrow(m)) - 1, ncol(m)), value = f(m)) }
  put("coefficient", fit$coefficients); put("unscaled", fit$stdev.unscaled); put("t", fit$t); put("p", fit$p.value); put("b", fit$lods)
  if (!anyNA(Y)) { put("f", fit$F); put("fp", fit$F.p.value) }
  # With missing values limma's F takes the correlations of the complete design; here those of the feature's own rows.
  if (anyNA(Y) && ncol(design) > 2 && !anyNA(fit$coefficients)) {
    F <- sapply(seq_len(nrow(Y)), function(i) { b <- fit$coefficients[i, ]; drop(b %*% crossprod(design[!is.na(Y[i, ]), ]) %*% b) / length(b) / fit$s2.post[i] })
    put("f", F); put("fp", pf(F, ncol(design), fit$df.residual + fit$df.prior, lower.tail = FALSE)) }
  put("sigma", fit$sigma); put("s2post", fit$s2.post); put("dftotal", fit$df.total); put("dfprior", fit$df.prior[1])
  put("s2prior", rep(fit$s2.prior, length.out = nrow(Y))); put("varprior", fit$var.prior)
}
g <- 32
sd <- sqrt(0.3 / rchisq(g, 5) * 5)
group <- factor(rep(c("a", "b"), c(5, 6)))
Y <- matrix(rnorm(g * 11), g) * sd; Y[1:8, 6:11] <- Y[1:8, 6:11] + 2
two <- model.matrix(~group)
run("two", Y, two)
N <- Y; N[sample(length(N), 40)] <- NA; N[31, 2:5] <- NA; N[32, 1:5] <- NA; N[30, c(2:5, 7:11)] <- NA
run("two_missing", N, two)
run("two_trend", Y + 3 * sd, two, trend = TRUE)
run("two_trend_missing", N + 3 * sd, two, trend = TRUE)
run("equal_variances", matrix(rnorm(30 * 11), 30) * runif(30, 0.98, 1.02), two)
Z <- Y; Z[3, ] <- 2; run("zero_variance", Z, two)
run("two_features", Y[1:2, ], two); run("one_feature", Y[1, , drop = FALSE], two)
run("five_features", Y[1:5, ], two, trend = TRUE)
arm <- factor(rep(c("a", "b", "c"), c(5, 4, 6))); X <- matrix(rnorm(g * 15), g) * sd; X[1:8, 10:15] <- X[1:8, 10:15] + 1.5
three <- model.matrix(~arm)
run("three", X, three, cbind(c(0, 1, 0), c(0, 0, 1), c(0, -1, 1)))
age <- round(runif(15, 3, 24), 1); sex <- rep(c(0, 1), length.out = 15)
general <- cbind(1, arm == "b", arm == "c", age, sex)
run("general", X + outer(sd, age) * 0.1, general)
M <- X; M[sample(length(M), 45)] <- NA
run("general_missing", M, general)
run("general_contrasts", X, general, cbind(c(0, 1, -1, 0, 0), c(0, 0, 0, 1, 0), c(0, 0.5, 0.5, 0, 1)))
write.table(do.call(rbind, values), "moderated-values.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
write.table(do.call(rbind, results), "moderated-results.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
write.table(data.frame(age, sex), "moderated-covariates.tsv", sep = "\t", quote = FALSE, row.names = FALSE)
