# Distances, ellipses and the S-plot of a principal component analysis, in plain R (svd, mahalanobis, cov, qchisq, qf):
# the numbers of ModelDiagnosticsTests. Run: Rscript model_diagnostics.R
options(digits = 17)
x <- outer(1:12, 1:5, function(i, j) sin(1.3 * i * j) + 0.1 * i * j)
x[9, ] <- x[9, ] + c(3, -2, 0, 1, -4)
xs <- scale(x)
s <- svd(xs)
flip <- sapply(1:5, function(k) sign(s$v[which.max(abs(s$v[, k])), k]))
t <- (s$u %*% diag(s$d) %*% diag(flip))[, 1:2]
p <- (s$v %*% diag(flip))[, 1:2]
sd <- sqrt(mahalanobis(t, center = c(0, 0), cov = cov(t)))
e <- xs - t %*% t(p)
od <- sqrt(rowSums(e^2))
n <- 12
cat("score distances", sd, "\nlimit", sqrt(qchisq(0.975, 2)), "\n")
cat("orthogonal distances", od, "\nlimit", (mean(od^(2/3)) + sd(od^(2/3)) * qnorm(0.975))^(3/2), "\n")
f <- 2 * (n - 1) * (n^2 - 1) / (n^2 * (n - 2)) * qf(0.95, 2, n - 2)
cat("hotelling", sqrt(apply(t, 2, var) * f), "\n")
g <- t[c(1, 3, 5, 7, 9, 11), ]
eg <- eigen(cov(g))
cat("class ellipse", colMeans(g), sqrt(qchisq(0.95, 2) * eg$values), "angle", atan(eg$vectors[2, 1] / eg$vectors[1, 1]), "\n")
cat("s-plot covariance", cov(t[, 1], xs), "correlation", cor(t[, 1], xs), "\n")
dmod <- sqrt(rowSums(e^2) / (5 - 2))
cat("dmodx", dmod, "normalised", dmod / sqrt(sum(e^2) / ((n - 2 - 1) * (5 - 2))), "limit", sqrt(qf(0.95, 3, (n - 3) * 3)), "\n")
